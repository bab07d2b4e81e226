/** Forms of address and offices that stand before a name, in capitals: "Foreign Minister Ann Reed". Not part of the name. */
export const titles = words(`
  Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Baroness Baron King Queen Prince Princess Pope Cardinal
  Archbishop Bishop Rev Reverend Father Sister Rabbi Imam Sheikh Sheik
  President Vice Prime Minister Premier Chancellor Secretary Senator Sen Representative Rep Congressman Congresswoman
  Governor Gov Lieutenant Lt Mayor Councillor Councilman Councilwoman Commissioner Chairman Chairwoman Chair Director
  Ambassador Speaker Leader Judge Justice Attorney Prosecutor Sheriff Chief Officer Detective Inspector Constable
  Captain Capt Major Maj Colonel Col General Gen Admiral Adm Sergeant Sgt Commander Cmdr Marshal Trooper Deputy
  Coach Chef Midfielder Defender Forward Winger Pitcher Catcher Linebacker Activist Economist Historian Manager Quarterback Striker Goalkeeper Actor Actress Singer Rapper Author Journalist CEO Spokesman Spokeswoman
  Spokesperson Administrator Superintendent Principal Republican Democrat Democratic Officer Meteorologist Founder
`);

/** What belongs to somebody of one gender only. */
export const maleWords = words(`
  Mr Sir Lord Baron King Prince Pope Cardinal Father Rabbi Imam Sheikh Sheik Congressman Councilman Chairman Actor
  Spokesman spokesman chairman congressman businessman father son brother husband boyfriend uncle grandfather king
  actor
`);
export const femaleWords = words(`
  Mrs Ms Miss Dame Lady Baroness Queen Princess Sister Congresswoman Councilwoman Chairwoman Actress Spokeswoman
  spokeswoman chairwoman congresswoman businesswoman mother daughter sister wife girlfriend aunt grandmother queen
  actress
`);

/** A capitalised run that holds one of these is no person's name: bodies, places, works, days. */
export const impersonalWords = words(`
  Academy Act Action Administration Affairs Africa African Agency Air Airlines Airport Airways Alliance America American
  Americans Amendment Angeles Apple Arab Army Arts Asia Assembly Associated Association Athletic Australia Authority Avenue
  Award Awards Bank Bay Beach Bill Board Border Boulevard Bridge Britain British Broadcasting Brothers Bureau
  Business Cabinet California Canada Capital Capitol Castle Center Central Centre Chamber Championship Championships
  Chicago Children China Chinese Christian Christmas Church Cinema City Civil Clinic Club Coalition Coast College Commission Committee
  Commons Commonwealth Communist Company Conference Congress Conservative Conservatives Constitution Control Corp
  Corporation Council Country County Court Covid Creek Crown Cup Daily Day Defence Defense Democracy Democrats Department
  Development District Division Downing Duke Duchess East Eastern Education Election Embassy Emergency Empire Energy
  England English Enquirer Environment Europe European Exchange Facebook Fair Family Federal Federation Festival Field
  Films Finance Fire First Florida Force Forces Foreign Forest Forum Foundation France French Friday Friends Fund Game Games
  Garden Gardens German Germany Globe Google Government Grammy Grand Great Ground Group Guard Guardian Gulf Hall Health
  Heights High Highway Hill Hills Hollywood Home Homeland Hong Hospital Hotel House Human Inc Independence Independent India Indian
  Industries Industry Initiative Instagram Institute Intelligence International Internet Iran Iraq Island Islands Israel
  Israeli Italian Japan Japanese Jersey Journal Jury Justice Kingdom Kong Korea Korean Labor Labour Lake Land Las
  Law League Legislature Liberal Library Limited Live Lives Lake London Los Ltd Magazine March Market Matter Media Medical
  Memorial Metro Metropolitan Mexico Miami Middle Military Ministry Minor Mission Monday Month Morning Mountain Mountains
  Movement Museum Music Muslim NATO Nation National Nations Navy Network New News Nobel North Northern Oak Ocean
  Office Olympic Olympics Open Opera Oscar Oscars Organisation Organization Pacific Palace Paris Park Parliament Party
  Patrol Peace Pentagon People Petroleum Police Policy Pool Port Post Premier Press Prison Productions Project Protection Protocol
  Public Puerto Radio Rally Real Red Region Regional Register Relations Report Reports Republic Republicans Research Reserve
  Resort Restaurant Review Rico Rights River Road Royal Russia Russian San Santa Saturday School Schools
  Science Sea Season Security Senate Series Service Services Show Silicon Social Society Soccer South
  Southern Staff Operations Communications Marketing Engineering Programs Space Sports Square Stadium Star State States Station Stock Store Street Studios Summit Sunday
  Supreme Syria System Systems Taliban Tech Technologies Technology Television Temple Territory Texas Theater Theatre Thursday Times Today
  Tower Town Township Trade Traffic Transport Transportation Treasury Treaty Tribune Trust Tuesday Turkish Twitter
  Ukraine Ukrainian Union United Universe University Valley Village Wall War Washington Water Watch Wave Weather Wednesday Week
  Weekly West Western White Wildlife Women Woods World Year York YouTube Zealand Zone
  January February April May June July August September October November December
`);

/** Words that stand in capitals only because a sentence begins with them. */
export const openingWords = words(`
  A About According Cue Meet Enter Courtesy Photo Adds Says Explains Recalls Writes Notes Asks Tells Continues Jokes Added Adding After Again Against Ahead Alongside Also Although Amid Among An And Another Any Are
  As Asked At Back Based Because Before Behind Being Besides Between Both But By Calling Citing Contacted Despite
  During Each Earlier Either Even Eventually Every Finally Following For Former Formerly From Further Given He Head
  Her Here Hers His How However I If In Including Indeed Inside Instead Is It Its Just Last Later Less Like Many
  Meanwhile Moments More Most Much My Near Neither Never Next No Nor Not Now Of Off On Once One Only Opposite Or Other
  Our Out Outside Over Part Per Perhaps Previously Recently Reporting Said See She Shortly Similarly Since So Some
  Soon Speaking Still Such Tell Than That The Their Them Then There These They This Those Though Through Throughout Thus
  To Together Told Too Toward Two Under Unlike Until Up Upon Via Was We Were What When Where Whether Which While Who
  Whose Why Will With Within Without Yesterday Yet You Your
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
