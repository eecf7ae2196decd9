/**
 * What is listened for at every moment, without the name of the device: a hold must stop for these. Each is a sentence that
 * the interaction model knows word for word, of an intent that stops a hold; a test holds that.
 */
export const DANGER: readonly string[] = [
  ...['stop', 'stop it', 'stop now', 'please stop', "that's enough"],
  ...['it hurts', 'that hurts', 'it really hurts', 'my back hurts', 'too much pain'],
  ...['help', 'help me', 'i need help', 'call for help', "i'm stuck", "i can't get up", "i've fallen"],
  ...['emergency', 'call an ambulance', 'i need an ambulance', 'call nine one one', 'call a doctor'],
  ...["i'm dizzy", 'i feel dizzy', 'i feel faint', 'i feel sick'],
  // "My chest hurts" is not among them: bench:heard heard it in other talk ("my sister is …").
  ...['chest pain', 'i have chest pain', "i can't breathe"],
  // "Tingling" and "shooting pain" alone were heard in it, too: they take the name.
  ...["it's numb", 'my leg is numb', "it's tingling", 'my leg is tingling', 'it shoots down my leg'],
  ...['sharp pain', "it's a sharp pain", "it's sharp"],
];
