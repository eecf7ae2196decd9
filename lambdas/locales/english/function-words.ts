/**
 * The small words of English that say what an answer denies, what it excepts and what adds nothing to it. Written as
 * they are compared: in lower case, without apostrophes. What people have, and where, is in the interaction model.
 */

/** What is never to be done to a place, after "never"; what comes before its name; and what adds nothing behind it. */
export const ROLLS = ['do', 'roll', 'use', 'touch', 'ever', 'never', 'again'];

export const NAMES_NEXT = ['my', 'the'];

export const SAYS_NO_MORE = ['ever', 'again', 'please', 'thanks', 'never', 'now'];

/** What joins the next of several places to it; and what comes before a wish that is added to an answer. */
export const LISTS = ['or', 'and', 'nor', 'also'];

export const ADDS = ['but', 'and', 'so', 'please', 'only', 'just'];

/** What says that something hurts, whatever else is said of it. */
export const HURTS = [
  ...['hurt', 'hurts', 'hurting', 'pain', 'painful', 'sore'],
  ...['aches', 'aching', 'stings', 'ouch', 'ow'],
];

/** What burns now, other than a burn of the skin. */
export const BURNS = ['burn', 'burns', 'burning'];

/** What a burn of the skin is said with. */
export const BEFORE_A_BURN = ['a', 'the', 'this', 'sun'];

/** "Never, ever, thanks": the same once more, and politeness. */
export const SAYS_NEVER_AGAIN = ['never', 'ever', 'no', 'please', 'thanks', 'thankfully'];

/** What "never" is followed by where it denies: "never had that", "never in my life". */
export const NEVER_DENIES = [
  ...['had', 'have', 'happened', 'happens', 'been', 'felt', 'feel', 'noticed', 'experienced', 'got', 'get'],
  ...['any', 'anything', 'at', 'in', 'once', 'before', 'yet'],
];

/** What may follow such a word, and denies no more than what was asked. */
export const NEVER_GOES_ON = [
  ...['a', 'an', 'the', 'of', 'that', 'those', 'these', 'this', 'it', 'them', 'one', 'like'],
  ...['to', 'me', 'my'],
  ...['life', 'all', 'thing', 'things', 'i', 'so', 'far', 'thank', 'god', 'goodness', 'with', 'such'],
  ...['problem', 'problems', 'trouble', 'symptom', 'symptoms', 'kind', 'sort'],
];

/** A "no" to the question. It denies what is named right after it, and no clause of its own. */
export const ANSWERS_NO = ['no', 'nope', 'nah', 'naw', 'nay'];

export const ANSWERS_YES = ['yes', 'yeah', 'yep', 'yup', 'aye'];

/** What denies the rest of its clause. */
export const NEGATIONS = [
  ...['not', 'never', 'nothing', 'nothings', 'none', 'neither', 'nor', 'without', 'nobody', 'zero'],
  ...['not that i', 'not that its', 'not that im', 'nor do i', 'nor have i', 'free of', 'free from'],
];

/** What denies a verb. Followed by a lack ("I don't … can't feel"), it makes a double negative. */
export const VERB_NEGATIONS = [
  ...[
    'dont',
    'doesnt',
    'didnt',
    'havent',
    'hasnt',
    'hadnt',
    'isnt',
    'arent',
    'aint',
    'wasnt',
    'werent',
    'wont',
  ],
  ...[
    'cant feel any',
    'dont feel any',
    'dont have any',
    'cant say i',
    'cant say ive',
    'cant say im',
    'wouldnt call',
  ],
  ...[
    'dont think i',
    'dont think ive',
    'dont think im',
    'dont think its',
    'dont think theres',
    'dont think my',
  ],
  ...[
    'i dont think i',
    'i dont think ive',
    'i dont think im',
    'i dont think its',
    'i dont think theres',
    'i dont think my',
  ],
  ...[
    'dont believe i',
    'dont believe ive',
    'wouldnt say i',
    'wouldnt say im',
    'wouldnt say ive',
    'wouldnt say its',
  ],
];

/** What ends a denial: what comes after it is meant. */
export const EXCEPTIONS = [
  ...[
    'but',
    'just',
    'only',
    'except',
    'except for',
    'except that',
    'excepting',
    'apart from',
    'aside from',
    'other than',
  ],
  ...[
    'besides',
    'although',
    'though',
    'unless',
    'however',
    'save for',
    'barring',
    'bar',
    'more like',
    'rather',
    'mind you',
  ],
  ...[
    'until',
    'till',
    'yet',
    'still',
    'because',
    'cause',
    'cos',
    'so long as',
    'as long as',
    'outside of',
    'beyond',
  ],
];

/** Denies that it is all: "not just my left leg" is more than that leg. */
export const BEYOND = ['not just', 'not only', 'not merely', 'not simply', 'isnt just', 'isnt only'];

/** After a "not" these say the same. */
export const BEYOND_AFTER_NOT = ['just', 'only', 'merely', 'simply'];

/** At the end it says when, anywhere else it begins afresh. */
export const TIME_OR_AFRESH = 'now';

/** An exception at the beginning, or between two clauses; after "feel" or "I'm" it says how someone is. */
export const EXCEPTION_OR_HEALTH = 'well';

export const BEFORE_HEALTH = [
  'feel',
  'feeling',
  'im',
  'am',
  'very',
  'really',
  'quite',
  'all',
  'as',
  'pretty',
  'perfectly',
  'keeping',
];

/** What begins a clause of its own. */
export const SUBJECTS = [
  ...[
    'i',
    'im',
    'ive',
    'id',
    'ill',
    'my',
    'it',
    'its',
    'thats',
    'that',
    'theres',
    'there',
    'he',
    'hes',
    'she',
    'shes',
  ],
  ...['we', 'weve', 'they', 'theyre', 'theyve', 'everything', 'everythings'],
];

/** What else a clause begins with, if it has a verb: "both legs are numb". No "no" before it denies it. */
export const CLAUSE_STARTS = [
  'both',
  'one',
  'something',
  'someone',
  'somebody',
  'the',
  'legs',
  'chest',
  'feet',
  'head',
];

export const CLAUSE_VERBS = [
  ...[
    'is are was were has have had feel feels felt went gave give gives',
    'hurt hurts ache aches tingle tingles popped snapped cracked tore hit keep keeps came',
  ].flatMap((words) => words.split(' ')),
];

/** The subjects that stand for what the question asks about. */
export const STANDS_FOR_THE_QUESTION = ['it', 'its'];

/** After a "no" to the question these begin something else than what it denies. */
export const STARTS_AFRESH = [
  ...[
    'the',
    'this',
    'these',
    'both',
    'one',
    'when',
    'sometimes',
    'now',
    'always',
    'often',
    'a',
    'an',
    'some',
    'occasionally',
  ],
  ...['wait', 'actually', 'sorry', 'maybe', 'i mean'],
];

/** Of two things joined by these, the second may be denied, or not. */
export const JOINS = ['and', 'plus', 'also', 'with'];

/** What says how much, when or how surely: behind an exception, it excepts the very thing that was denied. */
export const DEGREES = [
  ...[
    'when',
    'whenever',
    'if',
    'while',
    'sometimes',
    'occasionally',
    'a bit',
    'a little',
    'a little bit',
    'slightly',
  ],
  ...[
    'a touch',
    'a tad',
    'kind of',
    'sort of',
    'now and then',
    'now and again',
    'at night',
    'at times',
    'in the morning',
  ],
  ...[
    'in the mornings',
    'in the evening',
    'on and off',
    'might',
    'might be',
    'may',
    'may be',
    'maybe',
    'could be',
    'possibly',
  ],
  ...[
    'once',
    'mildly',
    'in places',
    'after',
    'first thing',
    'i might',
    'i might be',
    'i may be',
    'i could be',
    'a couple of times',
  ],
  // What is so now wasn't always.
  ...[
    'right now',
    'just now',
    'at the moment',
    'at present',
    'currently',
    'any more',
    'anymore',
    'any longer',
    'no longer',
  ],
];

/** What says that all is well. */
export const HEALTHY = [
  ...[
    'fine',
    'okay',
    'ok',
    'good',
    'great',
    'normal',
    'normally',
    'healthy',
    'strong',
    'perfect',
    'perfectly',
    'alright',
  ],
  ...[
    'all right',
    'working',
    'works',
    'work',
    'excellent',
    'as it should',
    'as they should',
    'as should be',
    'no problem',
  ],
  ...[
    'no problems',
    'no trouble',
    'no issue',
    'no issues',
    'no complaints',
    'clear',
    'all clear',
    'unaffected',
  ],
];

/** The part of the body that such a statement is about. */
export const HEALTHY_PARTS = {
  legs: ['legs', 'leg', 'feet', 'thighs', 'knees', 'calves', 'both of my legs', 'both legs'],
  toilet: [
    ...[
      'bladder',
      'bladders',
      'bowel',
      'bowels',
      'pee',
      'peeing',
      'poo',
      'poop',
      'pooping',
      'wee',
      'toilet',
      'bathroom',
      'loo',
    ],
    ...['waterworks', 'plumbing', 'urine', 'urinate'],
  ],
  feeling: ['feeling', 'sensation', 'feelings'],
  down_there: [
    'down there',
    'downstairs',
    'in that area',
    'that area',
    'in that department',
    'private parts',
    'genitals',
  ],
} as const;

/** What adds nothing: politeness, fillers, and the questions' own words. */
export const EMPTY_WORDS = [
  ...[
    'a an the any some of in on at to for from with about around into by',
    'is are am was were be been being do does did has have had having got',
    'get gets getting go goes going gone went feel feels felt can could would will',
    'me mine anywhere anyway you your this these those them him her which so',
    'please thanks thankfully luckily fortunately',
    'sir maam mate alexa dear love honestly really actually definitely',
    'absolutely certainly sorry um uh er erm hmm oh ah right now then today',
    'here there either ever all whatsoever',
    'both each',
    'trouble troubles problem problems issue issues anything something thing things',
    'else other others condition conditions symptom symptoms sign signs real noticeable such',
    'happened happens happening noticed notice experienced one ones i im ive id my it',
    'its that thats theres he hes she shes we they theyre everything everythings just',
    'down up very quite pretty perfectly totally completely yet still as same took take',
    'taken taking history trace hint side myself whole area bit way more much many and',
    'or nor even wait like lets keep keeps say said think know no use',
    'yes year years because since always often when started start starts began come comes came',
  ].flatMap((words) => words.split(' ')),
  ...[
    'im feeling',
    'i am feeling',
    'as well',
    'so far',
    'any sort',
    'thank you',
    'thank god',
    'thank goodness',
    'touch wood',
    'knock on wood',
    'okay so',
    'at all',
    'like that',
    'like this',
    'of the sort',
    'of the kind',
    'of those',
    'of these',
    'of that',
    'of them',
    'of the above',
    'to those',
    'to that',
    'to all',
    'to both',
    'anything else',
    'i mean',
    'say so',
    'is it',
  ],
];

/** How long ago: what is said with a number before "ago", or after "for". */
export const LONG_UNITS = ['month', 'months', 'year', 'years', 'decade', 'decades', 'age', 'ages'];

export const WEEK_UNITS = ['week', 'weeks'];

export const SHORT_UNITS = ['day', 'days', 'hour', 'hours', 'minute', 'minutes', 'night', 'nights'];

export const AGO = 'ago';

export const FOR = ['for', 'over', 'about', 'around', 'nearly', 'almost', 'these', 'past', 'last'];

export const SINCE = 'since';

/** "Since the spring": a time of two words. */
export const BEFORE_A_TIME = ['the', 'last', 'about', 'i', 'my'];

/** What "since" may be followed by that is recent. */
export const RECENT_TIMES = [
  ...[
    'yesterday',
    'today',
    'this morning',
    'this week',
    'last night',
    'last week',
    'the weekend',
    'monday',
    'tuesday',
  ],
  ...[
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
    'then',
    'last time',
    'earlier',
    'the other day',
    'we started',
    'i started',
  ],
];

/** A day before today, as "yesterday" is. */
export const EARLIER_DAYS = [
  'yesterday',
  'last week',
  'the other day',
  'a few days ago',
  'last month',
  'days ago',
  'last night',
  'at the weekend',
  'earlier this week',
  'a week ago',
];

/** The time that questions about what is new ask about, and the word for it. Denied, they say that it is old. */
export const NEW = [
  'new',
  'recent',
  'recently',
  'lately',
  'in the last two weeks',
  'in the last couple of weeks',
  'the last two weeks',
];

export const OLD = [
  ...[
    'old',
    'old news',
    'ages ago',
    'a long time',
    'a long time ago',
    'long ago',
    'a while',
    'a long while',
    'for ages',
    'all my life',
  ],
  ...[
    'forever',
    'years ago',
    'months ago',
    'always been like that',
    'always been that way',
    'always had it',
    'last year',
    'since forever',
  ],
];

/** Small numbers, for weeks. */
export const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  many: 10,
};

/** Words in the middle of a length of time. */
export const WITHIN_TIMES = [
  'of',
  'whole',
  'good',
  'long',
  'or',
  'so',
  'about',
  'than',
  'more',
  'nearly',
  'last',
  'past',
  'the',
  'least',
  'at',
];
