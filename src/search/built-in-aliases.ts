/**
 * Names that mean the same in news, one group a line. What is taken in:
 *
 * - other names and spellings of countries, cities, organisations, movements and a few people, and the months as
 *   agencies shorten them; and a handful of set expressions that are as often written short as long;
 * - no name that means two things: not Holland (a surname), Congo, Odessa (in Texas too), X, ICC (a court and cricket),
 *   SEC (stocks and sports), ECB (a bank and cricket), LA, PM, AU, Jan. and Mar.;
 * - no long name whose parts are mostly used alone ("New York City", "North Korea"): it is searched for as a whole;
 * - no adjective, since "American" and "British" stand in many other names; "Republican" means the party's.
 */
const lines = `
US = USA = United States = United States of America
UK = United Kingdom = Britain = Great Britain
UAE = United Arab Emirates
Türkiye = Turkey
Czechia = Czech Republic
Ivory Coast = Côte d'Ivoire
Myanmar = Burma
Eswatini = Swaziland
Cabo Verde = Cape Verde
Timor-Leste = East Timor
DRC = DR Congo = Democratic Republic of Congo = Democratic Republic of the Congo
Falklands = Falkland Islands = Malvinas
Vatican = Holy See
Kyiv = Kiev
Kharkiv = Kharkov
Lviv = Lvov
Luhansk = Lugansk
Donbas = Donbass
Zaporizhzhia = Zaporizhia = Zaporozhye
Chernobyl = Chornobyl
Beijing = Peking
Mumbai = Bombay
Kolkata = Calcutta
Yangon = Rangoon
Ho Chi Minh City = Saigon
Astana = Nur-Sultan
Islamic State = IS = ISIS = ISIL = Daesh
al-Qaeda = al-Qaida
Hezbollah = Hizbollah = Hizbullah
Houthi = Huthi
Taliban = Taleban
Gaddafi = Qaddafi = Gadhafi = Kadhafi
Zelensky = Zelenskyy = Zelenskiy
Quran = Koran
Sharia = Shariah
Hanukkah = Chanukah
UN = United Nations
EU = European Union
NATO = North Atlantic Treaty Organization = North Atlantic Treaty Organisation
WHO = World Health Organization = World Health Organisation
WTO = World Trade Organization = World Trade Organisation
IMF = International Monetary Fund
IAEA = International Atomic Energy Agency
ICJ = International Court of Justice
OPEC = Organization of the Petroleum Exporting Countries
OPCW = Organisation for the Prohibition of Chemical Weapons
ASEAN = Association of Southeast Asian Nations
UNICEF = United Nations Children's Fund = UN Children's Fund
UNHCR = UN refugee agency = United Nations refugee agency
WFP = World Food Programme = World Food Program
MSF = Médecins Sans Frontières = Doctors Without Borders
IOC = International Olympic Committee
FBI = Federal Bureau of Investigation
CIA = Central Intelligence Agency
CDC = Centers for Disease Control = Centers for Disease Control and Prevention
FDA = Food and Drug Administration
EPA = Environmental Protection Agency
FAA = Federal Aviation Administration
FEMA = Federal Emergency Management Agency
NTSB = National Transportation Safety Board
NASA = National Aeronautics and Space Administration
NOAA = National Oceanic and Atmospheric Administration
IRS = Internal Revenue Service
DOJ = Justice Department = Department of Justice
DHS = Homeland Security = Department of Homeland Security
Fed = Federal Reserve
GOP = Republican = Republican Party
NHS = National Health Service
BBC = British Broadcasting Corporation
NFL = National Football League
NBA = National Basketball Association
NHL = National Hockey League
MLB = Major League Baseball
Covid = Covid-19 = coronavirus
mpox = monkeypox
AI = artificial intelligence
CEO = chief executive = chief executive officer
GDP = gross domestic product
IPO = initial public offering
TV = television
World War I = First World War = World War One = WWI
World War II = Second World War = World War Two = WWII
February = Feb.
August = Aug.
September = Sept. = Sep.
October = Oct.
November = Nov.
December = Dec.
`;

/** The groups that every archive has, each of its names once. */
export const builtInAliases: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split('=').map((name) => name.trim()));
