/** Words by which statements are compared: what English says with them changes what is stated. In small letters, as whole words. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

export const determiners = words(
  `a an the this these those its his her their our my your both such said same`,
);

/** Forms of be, have and do; they say when, and not what. */
export const auxiliaries = words(`is are am was were be been being has have had having do does did ’s 's`);

export const formsOfBe = words(`is are am was were be been being`);

export const prepositions = words(
  `of in on at to from by with for into onto over under near across through between among against about after before
  during until till since within without around behind beside besides beyond above below along off out up down upon
  toward towards per despite except like via inside outside aboard`,
);

/** Where something is or happens: what stands behind them may stand anywhere in a statement. */
export const placePrepositions = words(`in at near across on outside inside`);

/** What parts clauses, or puts one thing beside another. */
export const boundaries = words(
  `and but or nor while whereas although though when where who whom whose which because than as so yet that if unless
  whether what how why once since before after until`,
);

export const pronouns = words(
  `i you he she it we they me him us them himself herself itself themselves everybody everyone somebody someone anybody
  anyone something anything everything one there here`,
);

/** Words that turn a statement into its opposite. */
export const negators = words(
  `not no never nobody none nothing neither nor nowhere cannot without hardly barely scarcely n’t n't`,
);

/** Of these, those that may stand before a verb, and do nothing else. */
export const plainNegators = words(`not never`);

/** What tells that something is planned, possible, wished, feared, said by somebody who may be wrong, or only nearly so. */
export const hedges = words(
  `may might could would should can must will shall ought plan plans planned planning intend intends intended aim aims aimed
  hope hopes hoped wish wishes consider considers considering considered propose proposes proposed proposal expect expects
  expected likely unlikely possible possibly probable probably perhaps maybe potential potentially reportedly allegedly
  alleged alleges allege apparently supposedly seems seem seemed appears appear suggest suggests suggested suspect suspects
  suspected suspicion believe believes believed think thinks thought assume assumes assumed fear fears feared argue argues
  argued claim claims claimed accuse accuses accused accusation accusations insist insists insisted promise promises promised
  pledge pledges pledged vow vows vowed threaten threatens threatened demand demands demanded urge urges urged if unless
  whether would-be risk risks risked estimate estimates estimated predict predicts predicted forecast forecasts warn warns
  warned supposed nearly almost reckon reckons reckoned virtually practically imagine imagines imagined joke joked satire`,
);

/** Whoever reads one of them in a sentence reads that something in it may not be so. */
export const denials = words(
  `false untrue wrong wrongly deny denies denied denial rumour rumours rumor rumors hoax hoaxes fake fakes mistaken mistakenly
  reject rejects rejected dismiss dismisses dismissed dispute disputes disputed contradict contradicts contradicted myth
  retract retracts retracted retraction correction corrected fabricated invented unfounded baseless refute refuted debunked
  incorrect incorrectly supposed purported misleading disproved lie lies lied`,
);

/** Verbs by which a report passes on what somebody states. */
export const reporting = words(
  `say says said tell tells told announce announces announced report reports reported confirm confirms confirmed add adds added
  note notes noted explain explains explained state states stated write writes wrote show shows showed find found learn
  learned recall recalls recalled reveal reveals revealed according`,
);

/** Before a noun they leave less of it, or something else. */
export const restrictors = words(
  `some most many few several half part parts third quarter majority minority only all every each former ex fake alleged
  planned proposed potential would-be deputy vice assistant acting interim another other others additional further nearly
  almost partly partially mostly mainly last next first second former future unofficial mock model toy second-largest
  least more less fewer any either neither`,
);

/** Words without which a statement states the same. */
export const fillers = words(
  `also already then now still just even again later meanwhile however therefore thus too indeed actually really basically
  apparently today’s well very so finally eventually recently shortly immediately soon together once ever there here`,
);

/** Before a name they are no part of it. */
export const titles = words(
  `mr mrs ms miss dr prof professor president mayor minister prime judge captain councillor councilor sir dame king queen prince
  princess senator governor chancellor secretary general colonel officer chief chairman chairwoman manager coach goalkeeper
  striker defender midfielder director deputy speaker bishop pope ferry storm trawler novelist painter`,
);

/** When in a day: it may stand anywhere in a statement. */
export const partsOfDay = words(`morning afternoon evening night noon midnight dawn dusk midday`);

/** What befalls somebody or something once: told with two dates, it is told differently. */
export const onceOnly = words(
  `bear die kill found build resign elect marri murder assassin sink collaps burn destroy abolish creat establish launch
  invent discov publish appear sign hear swear`,
);
