/**
 * The published sources that questions, regions, doses and answers rest on. docs/clinical.md prints them; nothing
 * that the Lambda runs imports this folder, so none of it is bundled. Most were read as abstracts or excerpts.
 */
interface Source {
  /** How the sheet names it where something cites it. */
  readonly name: string;
  readonly work: string;
  /** A DOI, a PMCID or a PubMed id; null where the project recorded none. */
  readonly at: string | null;
  /** What this project took from it, which may be less than it says. */
  readonly says: string;
}

export const SOURCES = {
  verywell: {
    name: 'Verywell Health',
    work: '"Can You Foam Roll Your Back Pain Away?", the article that this project began with',
    at: null,
    says: 'Rolling the low back is hard to control, muscles brace, kidneys and liver are little protected (the coach names the kidneys alone: ribs cover the liver); sciatica, a slipped vertebra and connective-tissue disorders are for a doctor first. A trigger point refers pain in a reproducible pattern; little research, many claims.',
  },
  nhs_back_pain: {
    name: 'NHS back pain',
    work: 'NHS website, "Back pain"',
    at: null,
    says: 'The warning signs for which to call 999, and those for an urgent appointment.',
  },
  nhs_cauda_equina: {
    name: 'NHS cauda equina cards',
    work: 'NHS cauda equina syndrome warning cards',
    at: null,
    says: 'The warning signs in the words that patients are given.',
  },
  nhs_dvt: {
    name: 'NHS DVT',
    work: 'NHS website, "Deep vein thrombosis"',
    at: null,
    says: 'How a clot in one leg looks and feels.',
  },
  nhs_aortic_aneurysm: {
    name: 'NHS aortic aneurysm',
    work: 'NHS website, "Abdominal aortic aneurysm"',
    at: null,
    says: 'Sudden severe pain in belly or back is an emergency.',
  },
  nice_ng59: {
    name: 'NICE NG59',
    work: 'NICE guideline NG59, low back pain and sciatica in over 16s',
    at: null,
    says: 'Covers how sciatica is assessed.',
  },
  par_q_plus: {
    name: 'PAR-Q+',
    work: 'The Physical Activity Readiness Questionnaire for Everyone',
    at: null,
    says: 'Asks about heart trouble, chest pain and fainting before exercise.',
  },
  haemophilia_advice: {
    name: 'Haemophilia centre advice',
    work: 'Advice of a haemophilia treatment centre; which one was not recorded',
    at: null,
    says: 'Caution for people with a bleeding problem.',
  },
  greenhalgh_2016: {
    name: 'Greenhalgh 2016',
    work: 'Development of a toolkit for early identification of cauda equina syndrome, Prim Health Care Res Dev 17:559',
    at: 'doi:10.1017/S1463423616000062',
    says: 'How people who had it describe the symptoms.',
  },
  downie_2013: {
    name: 'Downie 2013',
    work: 'Red flags to screen for malignancy and fracture in patients with low back pain, BMJ 347:f7095',
    at: 'doi:10.1136/bmj.f7095',
    says: 'For fracture: older age, long use of steroids, severe trauma. For cancer: a history of it.',
  },
  premkumar_2018: {
    name: 'Premkumar 2018',
    work: 'Red flags in 9,940 people with low back pain',
    at: null,
    says: 'A negative answer to a red-flag question does not rule disease out.',
  },
  henschke_2009: {
    name: 'Henschke 2009',
    work: 'Arthritis Rheum 60:3072',
    at: null,
    says: 'Of 1,172 people 11 had serious disease, 8 of them a fracture; significant trauma was informative.',
  },
  hill_2011: {
    name: 'Hill 2011',
    work: 'STarT Back trial, Lancet 378:1560',
    at: null,
    says: 'Of 1,247 people who consulted for back pain, 63 % had leg pain too, 38 % below the knee.',
  },
  mold_2002: {
    name: 'Mold 2002',
    work: 'Night sweats in primary care',
    at: null,
    says: 'Of people in primary care, 41 % had night sweats within a month, 23 % without day sweats: mostly for other reasons than grave disease.',
  },
  harding_2005: {
    name: 'Harding 2005',
    work: 'Night pain in a back-pain clinic',
    at: null,
    says: 'Of 482 people, 213 had pain at night; none of them had serious disease.',
  },
  yusuf_2019: {
    name: 'Yusuf 2019',
    work: 'Red flags for the early detection of spinal infection in back pain patients, BMC Musculoskelet Disord',
    at: 'doi:10.1186/s12891-019-2949-6',
    says: 'Fever, weak immunity and injected drugs in people with spinal infection; accuracy could not be assessed.',
  },
  bartsch_2021: {
    name: 'Bartsch 2021',
    work: 'Contraindications and cautions of foam rolling, international Delphi study of 37 experts, J Clin Med 10:5360',
    at: 'doi:10.3390/jcm10225360',
    says: 'Contraindications, for which 70 % had to agree: fracture (84 %), open wound (73 %). Contraindications or cautions: local inflammation (97 %), deep vein thrombosis (97 %), osteomyelitis (94 %), myositis ossificans (92 %).',
  },
  behm_2020: {
    name: 'Behm 2020',
    work: 'Foam rolling prescription: a clinical commentary, J Strength Cond Res 34:3301',
    at: 'doi:10.1519/JSC.0000000000003765',
    says: '1 to 3 sets of 30 to 120 s, each pass 2 to 4 s over the length of the body part.',
  },
  debski_2019: {
    name: 'Dębski 2019',
    work: 'The parameters of foam rolling: a review of 55 articles, Biomed Hum Kinet 11:36',
    at: 'doi:10.2478/bhk-2019-0005',
    says: '30 to 120 s, 1 to 3 times, passes of about 3 s; staying on a tender spot. No consensus on the best programme.',
  },
  sezik_2024: {
    name: 'Sezik 2024',
    work: 'Foam rolling at different speeds, 18 basketball players, J Sports Sci Med 23:684',
    at: 'doi:10.52082/jssm.2024.684',
    says: "Muscle tone fell after slow rolling compared with a speed of one's own choice.",
  },
  grabow_2018: {
    name: 'Grabow 2018',
    work: 'Higher roller massage forces do not amplify range-of-motion increases, 16 people, J Strength Cond Res 32:3059',
    at: 'doi:10.1519/JSC.0000000000001906',
    says: 'Range of motion grew as much at a pain of 4 of 10 as at 6 or 8.',
  },
  cheatham_2018: {
    name: 'Cheatham & Stull 2018',
    work: 'Comparison of three different density type foam rollers, randomised, 36 people',
    at: null,
    says: 'Two minutes on the quadriceps: soft, medium and hard rollers did not differ.',
  },
  cheatham_2019: {
    name: 'Cheatham & Stull 2019',
    work: 'Comparison of three different surface type pattern foam rollers of one density, randomised, 36 people, J Bodyw Mov Ther',
    at: null,
    says: 'The two patterned rollers did more than the smooth one: 5° and 6° of knee bend against 3°, and a higher pressure pain threshold.',
  },
  krause_2019: {
    name: 'Krause 2019',
    work: 'Acute effects of foam rolling on passive stiffness, stretch sensation and fascial sliding, randomised crossover, planned for 16 people, Hum Mov Sci',
    at: 'doi:10.1016/j.humov.2019.102514',
    says: 'One of the few studies that measured how layers of fascia slide. Not checked: this project could read its protocol, not its result.',
  },
  wiewelhove_2019: {
    name: 'Wiewelhove 2019',
    work: 'Meta-analysis of foam rolling, Front Physiol 10:376',
    at: 'PMC6465761',
    says: 'A small effect on flexibility (g = 0.34).',
  },
  konrad_2022: {
    name: 'Konrad 2022',
    work: 'Foam rolling training effects on range of motion, meta-analysis of 11 studies, Sports Med 52:2523',
    at: 'PMC9474417',
    says: 'More gain from over four weeks than from less; none at the ankle from rolling calves.',
  },
  nakamura_2021: {
    name: 'Nakamura 2021',
    work: 'Different durations of foam rolling, 45 people, calves, J Sports Sci Med 20:62',
    at: 'doi:10.52082/jssm.2021.62',
    says: 'No gain of ankle movement after 30 s; a gain after three and ten times 30 s, gone within 30 minutes.',
  },
  ostelo_2008: {
    name: 'Ostelo 2008',
    work: 'Interpreting change scores for pain in low back pain: consensus on minimal important change',
    at: null,
    says: 'Two points of ten, or 30 % of where it began.',
  },
  perret_2001: {
    name: 'Perret 2001',
    work: 'Fingertip-to-floor test',
    at: null,
    says: "The test measures bending forward. The landmarks, and what counts as held, are this project's.",
  },
  ekedahl_2012: {
    name: 'Ekedahl 2012',
    work: 'Fingertip-to-floor test in low back pain',
    at: null,
    says: 'As Perret 2001.',
  },
  sanjana_2017: {
    name: 'Sanjana 2017',
    work: 'Soft roller and ball in low back pain, 22 people, J Bodyw Mov Ther',
    at: null,
    says: 'Thinner fascia, more range of movement, less pain.',
  },
  ozsoy_2019: {
    name: 'Ozsoy 2019',
    work: 'Roller massager with core stabilisation in elderly people with low back pain, 45 people, Clin Interv Aging 14:1729',
    at: 'doi:10.2147/CIA.S223905',
    says: 'One of the small trials with mixed results.',
  },
  santos_2024: {
    name: 'Santos 2024',
    work: 'A small trial, BMC Musculoskelet Disord',
    at: 'doi:10.1186/s12891-024-07276-6',
    says: 'One of the small trials with mixed results.',
  },
  behm_wilke_2019: {
    name: 'Behm & Wilke 2019',
    work: 'Whether "self-myofascial release" releases myofascia',
    at: 'PubMed 31256353',
    says: 'The word "release" is misleading.',
  },
  chaudhry_2008: {
    name: 'Chaudhry 2008',
    work: 'Mathematical model for deformation of human fasciae in manual therapy, J Am Osteopath Assoc 108:379',
    at: 'doi:10.7556/jaoa.2008.108.8.379',
    says: 'Forces outside the normal range would be needed to deform the fascia lata by 1 %.',
  },
  quintner_2015: {
    name: 'Quintner 2015',
    work: 'A critical evaluation of the trigger point, Rheumatology',
    at: 'doi:10.1093/rheumatology/keu471',
    says: 'The theory of trigger points is disputed.',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;

/** What something rests on: published sources, or nothing but this project's own caution. */
export type Grounds = readonly [SourceId, ...SourceId[]] | 'own_choice';
