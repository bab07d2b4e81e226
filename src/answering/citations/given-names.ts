/**
 * Given names that are common in languages which put them before the family's, without capitals and accents. Left out are
 * those that are also family names where the family comes first (Kim, Lee, Min), places, months and titles of papers.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `
  aaron abigail adam adrian agnes aidan aisha alan albert alex alexander alexandra alexis alfred alice alison alistair amanda amelia
  amy ana andrea andreas andrei andrew andy angela angus anita ann anna anne annette annie anthony antoine anton antonia antonio
  arnaud arne arthur astrid audrey barbara barry beatrice beatriz becky ben benjamin benoit bernard beth bettina bill birgit bjorn
  bob bogdan brandon brenda brendan brian bridget britta bruce bruno bryan camila camille carina carl carla carlos carmen carol caroline
  carolyn catherine cathy cecile cecilia charles charlie chloe chris christian christiane christina christine christoph christophe
  christopher claire clara clare claude claudia claus colin connor constance corinne craig cristina cynthia daniel daniela danielle
  darren dave david dawid deborah denis denise dennis derek diana diane diego dieter dimitri dmitri dominic dominik dominique donald
  donna dora doris dorothy douglas duncan edith eduardo edward eileen elaine eleanor elena eleonora elias elisabeth elise eliza elizabeth
  ella ellen elsa emilia emilie emily emma emmanuel eric erica erik erin ernst esther ethan eugene eva evelyn fabian fatima felipe felix
  fernanda fernando fiona florian frances francesca francesco francisco francois francoise frank franz fred frederic frederik
  friedrich gabriel gabriela gareth gary gavin gemma geoff geoffrey george georges gerald gerard gerhard giovanni giulia giuseppe
  gonzalo gordon graham greg gregory greta guillaume guillermo gustav guy hannah hanna hannes hans harald harriet harry hartmut heather
  heidi heike heinrich heinz helen helena helene helmut henri henry herbert hilary holger holly howard hugh hugo ian ignacio ilse inge
  ingo ingrid irene iris isabel isabella isabelle ivan ivo ivy jack jacob jacqueline jacques jake jakob james jamie jane janet janice
  jasmine jason javier jean jeff jeffrey jennifer jenny jens jeremy jerome jerry jessica jill jim joan joanna joanne joao joe joel johan
  johann johanna johannes john johnny jon jonas jonathan jorg jorge jose josef joseph josephine joshua juan judith julia julian julie
  juliette jurgen justin justine kai karen karin karl karla karsten katarina kate katharina katherine kathleen kathrin kathryn kathy
  katie katja katrin keith kelly ken kenneth kerstin kevin kirsten klaus kristen kristin kristina kurt kyle lars laura lauren laurence
  laurent lea leah lena leo leon leonard leonie leslie lewis liam lidia lina linda lisa liz lizzie lorenzo louis louise luc luca lucas
  lucia luciana lucie lucy luis luisa lukas luke lydia madeleine magda magdalena magnus maja manfred manuel manuela mara marc marcel
  marcelo marco marcos marcus margaret margarita maria mariana marianne marie marina mario marion mark markus marta martha martin martina
  mary mateo mathias mathieu matt matteo matthew matthias maureen maurice max maximilian megan melanie melissa mia michael michaela
  michal michel michele michelle miguel mikael mike milena miriam mirjam mohammed monica monika nadia nadine natalia natalie natasha
  nathalie nathan neil nicholas nick nicola nicolas nicole nigel nikki nikolai nils nina noah nora norbert norman oda oleg olga oliver
  olivia olivier oscar oskar otto pablo pamela paola paolo pascal patricia patrick paul paula paulina paulo pavel pedro peggy penny per
  peter petra phil philip philipp philippe phillip pierre pietro piotr rachel rafael ralf ralph ramon raphael raquel raul raymond rebecca
  regina reinhard renate rene ricardo richard rita rob robert roberta roberto robin rodrigo roger roland rolf ron ronald rosa rosalind
  rosemary roy rudolf rupert russell ruth ryan sabine sabrina sally sam samantha samuel sandra sandrine sara sarah scott sean sebastian
  sebastien sergei sergio shannon sharon sheila shirley sigrid silke silvia simon simone sofia sonia sonja sophia sophie stefan stefanie
  stella stephan stephane stephanie stephen steve steven stewart stuart susan susana susanne suzanne sven svetlana sylvia sylvie tamara
  tamsin tania tanja tatiana ted teresa terry theo theodor theresa therese thierry thomas tim timothy tina tobias todd tom tomas tony
  tracy trevor udo ulrich ulrike ursula ute valentina valerie vanessa vera veronica veronika vincent viola vivian vladimir volker walter
  wendy werner wilhelm will william wolfgang xavier yann yannick yvonne zoe
  ahmet ali asli aylin ayse baris burak can cem deniz ebru elif emine emre esra fatma gizem gul hakan halil hasan hatice huseyin ibrahim
  ismail kemal kerem leyla mehmet melis meltem merve murat mustafa nazli nur omer osman ozan ozge pinar recep selin serkan sibel sinan
  tolga tuncay ugur yasemin yusuf zehra zeynep
  `
    .trim()
    .split(/\s+/),
);
