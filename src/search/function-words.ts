import { wordsOf } from '../archive/words.js';

/**
 * What the English stop words are to English, for other languages in which people ask: articles, pronouns, auxiliaries,
 * prepositions, question words, and the commonest verbs of reporting. By BCP 47.
 */
const lists: Readonly<Record<string, string>> = {
  de: `aber als also am an auch auf aus bei bin bis da damit dann das dass dein dem den denn der des die dies diese
    diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas für gab geben gegen
    gegenüber gesagt geworden gibt gilt haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in
    ins ist ja jede jeder jetzt kann kein keine können könnte laut man mehr mein mich mir mit nach nicht nichts noch nur
    ob oder ohne sagen sagt sagte sagten schon sehr sein seine seinem seinen seiner seit sich sie sind so soll sollen
    sollte sowie über um und uns unser unter vom von vor wann war waren warum was wegen weil welche welchem welchen
    welcher welches wem wen wenn wer werde werden wessen wie wieso wieviel wieviele will wir wird wo woher wohin wollen
    worden wurde wurden zu zum zur zwischen`,
  fr: `a à alors après au aucun aussi autre aux avant avec avoir c ça car ce cela celle celui ces cet cette ceux chez
    comme comment contre d dans de depuis des dire disent dit dit-il dont du elle elles en encore entre est et était
    étaient été être eu fait font il ils j je jusqu l la le les leur leurs lors lui mais même moins n ne ni nos notre nous on
    ont ou où par parce pas pendant peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans
    sera ses si son sont sous sur t selon ta tes toi ton tous tout toute toutes très tu un une va vers vos votre vous y`,
  es: `a al algo alguien algún alguna ante antes aquel aquella así aún aunque cada como cómo con contra cuál cuáles cuando
    cuándo cuánta cuántas cuánto cuántos cuya cuyo de del desde dice dicen dicho dijeron dijo donde dónde durante e el él ella
    ellas ellos en entre era eran es esa ese eso esta está están este esto estos fue fueron ha haber había han hasta hay
    la las le les lo los más me mi mientras muy nada ni no nos nosotros o otra otro para pero por porque pues que qué
    quien quién quiénes se según ser será si sí sido sin sobre son su sus también tan tanto te tiene tienen todo todos tras
    tu tú un una uno unos y ya yo`,
  pt: `a à ao aos aquela aquele aquilo as às até cada com como da das de dela dele depois desde disse disseram diz dizem do
    dos e é ela elas ele eles em enquanto entre era eram essa esse esta está estão este eu foi foram há isso isto já la lhe
    mais mas me mesmo meu muito na não nas nem no nos nós nossa nosso num numa o onde os ou para pela pelas pelo pelos
    por porque porquê qual quais quando quanta quantas quanto quantos que quê quem são se segundo sem ser será seu seus só
    sob sobre sua suas também te tem têm tendo teve um uma você vocês`,
  tr: `acaba ama ancak bana bazı ben beni benim bir biri birkaç biz bize bizi bizim bu buna bunda bundan bunlar bunu bunun
    çok çünkü da daha de dedi dediler değil diye eden eder edildi etti gibi göre hangi hem hep her hiç için ile ise kaç
    kadar kez ki kim kime kimi kimin kimler mı mi mu mü nasıl ne neden nedir nerede nereden nereye niçin niye o oldu olan olarak
    oldu olduğu olduğunu olur onlar onu onun sen sizin son sonra söyledi şey şu tarafından tüm var ve veya ya yaptı yani
    yok zaman`,
};

/** Folded, by language. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(wordsOf(list))]),
);
