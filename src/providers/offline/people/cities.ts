import type { CountryCode } from './countries.ts';

/**
 * Real towns with their state, region or province as the country itself names it. A leading `!` marks a name
 * that is also an everyday word: it is only taken for a town right after a preposition.
 */
const TOWNS: Readonly<Record<CountryCode, string>> = {
  US: 'New York|New York; Los Angeles|California; Chicago|Illinois; Houston|Texas; Phoenix|Arizona; Philadelphia|Pennsylvania; San Antonio|Texas; San Diego|California; Dallas|Texas; Austin|Texas; Columbus|Ohio; !Charlotte|North Carolina; Indianapolis|Indiana; San Francisco|California; Seattle|Washington; Denver|Colorado; Boston|Massachusetts; Nashville|Tennessee; Portland|Oregon; Detroit|Michigan; Louisville|Kentucky; Milwaukee|Wisconsin; Albuquerque|New Mexico; Tucson|Arizona; Sacramento|California; Kansas City|Missouri; Atlanta|Georgia; Omaha|Nebraska; Miami|Florida; Minneapolis|Minnesota; New Orleans|Louisiana; Cleveland|Ohio; Tampa|Florida; Pittsburgh|Pennsylvania; Cincinnati|Ohio; St. Louis|Missouri; Richmond|Virginia; Boise|Idaho; Salt Lake City|Utah; !Madison|Wisconsin; Providence|Rhode Island; Des Moines|Iowa; Charleston|South Carolina; Burlington|Vermont; Anchorage|Alaska; Honolulu|Hawaii; Baltimore|Maryland; Las Vegas|Nevada; Little Rock|Arkansas; Huntsville|Alabama; Jackson|Mississippi; Wichita|Kansas; Tulsa|Oklahoma; Missoula|Montana; Bangor|Maine; Hartford|Connecticut; Newark|New Jersey',
  GB: 'London|England; Manchester|England; Birmingham|England; Leeds|England; Liverpool|England; Sheffield|England; Bristol|England; Newcastle|England; Nottingham|England; Leicester|England; Brighton|England; Plymouth|England; York|England; Norwich|England; Exeter|England; !Bath|England; Oxford|England; Cambridge|England; Southampton|England; !Reading|England; Coventry|England; Hull|England; Glasgow|Scotland; Edinburgh|Scotland; Aberdeen|Scotland; Dundee|Scotland; Inverness|Scotland; Cardiff|Wales; Swansea|Wales; Belfast|Northern Ireland; Derry|Northern Ireland',
  IE: 'Dublin|Leinster; !Cork|Munster; Galway|Connacht; Limerick|Munster; Waterford|Munster; Kilkenny|Leinster; Sligo|Connacht',
  CA: 'Toronto|Ontario; Ottawa|Ontario; Vancouver|British Columbia; Calgary|Alberta; Edmonton|Alberta; Winnipeg|Manitoba; Halifax|Nova Scotia; Montreal|Quebec; Saskatoon|Saskatchewan; Kingston|Ontario',
  AU: 'Sydney|New South Wales; Melbourne|Victoria; Brisbane|Queensland; Perth|Western Australia; Adelaide|South Australia; Hobart|Tasmania; Canberra|Australian Capital Territory; Geelong|Victoria; Cairns|Queensland',
  DE: 'Berlin|Berlin; Hamburg|Hamburg; München|Bayern; Köln|Nordrhein-Westfalen; Frankfurt|Hessen; Stuttgart|Baden-Württemberg; Düsseldorf|Nordrhein-Westfalen; Leipzig|Sachsen; Dortmund|Nordrhein-Westfalen; !Essen|Nordrhein-Westfalen; Bremen|Bremen; Dresden|Sachsen; Hannover|Niedersachsen; Nürnberg|Bayern; Duisburg|Nordrhein-Westfalen; Bochum|Nordrhein-Westfalen; Wuppertal|Nordrhein-Westfalen; Bielefeld|Nordrhein-Westfalen; Bonn|Nordrhein-Westfalen; Münster|Nordrhein-Westfalen; Karlsruhe|Baden-Württemberg; Mannheim|Baden-Württemberg; Augsburg|Bayern; Wiesbaden|Hessen; Kiel|Schleswig-Holstein; Lübeck|Schleswig-Holstein; Freiburg|Baden-Württemberg; Erfurt|Thüringen; Jena|Thüringen; Mainz|Rheinland-Pfalz; Trier|Rheinland-Pfalz; Rostock|Mecklenburg-Vorpommern; Kassel|Hessen; Magdeburg|Sachsen-Anhalt; Potsdam|Brandenburg; Saarbrücken|Saarland; Oldenburg|Niedersachsen; Göttingen|Niedersachsen; Regensburg|Bayern; Heidelberg|Baden-Württemberg; Ulm|Baden-Württemberg; Konstanz|Baden-Württemberg; Bamberg|Bayern',
  AT: 'Wien|Wien; Graz|Steiermark; Linz|Oberösterreich; Salzburg|Salzburg; Innsbruck|Tirol; Klagenfurt|Kärnten; Bregenz|Vorarlberg; Wels|Oberösterreich',
  CH: 'Zürich|Zürich; Basel|Basel-Stadt; Bern|Bern; Luzern|Luzern; St. Gallen|St. Gallen; Winterthur|Zürich; Chur|Graubünden',
  ES: 'Madrid|Comunidad de Madrid; Barcelona|Cataluña; Valencia|Comunidad Valenciana; Sevilla|Andalucía; Zaragoza|Aragón; Málaga|Andalucía; Murcia|Región de Murcia; Palma|Islas Baleares; Las Palmas|Canarias; Bilbao|País Vasco; Alicante|Comunidad Valenciana; Córdoba|Andalucía; Valladolid|Castilla y León; Vigo|Galicia; Gijón|Asturias; A Coruña|Galicia; Granada|Andalucía; Vitoria|País Vasco; Oviedo|Asturias; Pamplona|Navarra; Santander|Cantabria; San Sebastián|País Vasco; Logroño|La Rioja; Salamanca|Castilla y León; Burgos|Castilla y León; Toledo|Castilla-La Mancha; Cádiz|Andalucía; Badajoz|Extremadura; Girona|Cataluña; Tarragona|Cataluña; León|Castilla y León',
  MX: 'Ciudad de México|Ciudad de México; Guadalajara|Jalisco; Monterrey|Nuevo León; Puebla|Puebla; Tijuana|Baja California; Querétaro|Querétaro; Mérida|Yucatán; San Luis Potosí|San Luis Potosí; Oaxaca|Oaxaca; Morelia|Michoacán; Veracruz|Veracruz; Aguascalientes|Aguascalientes; Xalapa|Veracruz; Guanajuato|Guanajuato',
  AR: 'Buenos Aires|Buenos Aires; Rosario|Santa Fe; Mendoza|Mendoza; La Plata|Buenos Aires; Salta|Salta',
  CO: 'Bogotá|Cundinamarca; Medellín|Antioquia; Cali|Valle del Cauca; Cartagena|Bolívar; Manizales|Caldas',
  CL: 'Santiago|Región Metropolitana; Valparaíso|Valparaíso; Concepción|Biobío; Valdivia|Los Ríos',
  FR: 'Paris|Île-de-France; Marseille|Provence-Alpes-Côte d’Azur; Lyon|Auvergne-Rhône-Alpes; Toulouse|Occitanie; !Nice|Provence-Alpes-Côte d’Azur; Nantes|Pays de la Loire; Montpellier|Occitanie; Strasbourg|Grand Est; Bordeaux|Nouvelle-Aquitaine; Lille|Hauts-de-France; Rennes|Bretagne; Reims|Grand Est; Toulon|Provence-Alpes-Côte d’Azur; Grenoble|Auvergne-Rhône-Alpes; Dijon|Bourgogne-Franche-Comté; Angers|Pays de la Loire; Nîmes|Occitanie; Clermont-Ferrand|Auvergne-Rhône-Alpes; Brest|Bretagne; !Tours|Centre-Val de Loire; Amiens|Hauts-de-France; Limoges|Nouvelle-Aquitaine; Annecy|Auvergne-Rhône-Alpes; Perpignan|Occitanie; Besançon|Bourgogne-Franche-Comté; Metz|Grand Est; Rouen|Normandie; Caen|Normandie; !Nancy|Grand Est; Avignon|Provence-Alpes-Côte d’Azur; La Rochelle|Nouvelle-Aquitaine; Poitiers|Nouvelle-Aquitaine; Orléans|Centre-Val de Loire; Quimper|Bretagne; Bayonne|Nouvelle-Aquitaine',
  BE: 'Bruxelles|Bruxelles-Capitale; Liège|Wallonie; Namur|Wallonie; Charleroi|Wallonie; Mons|Wallonie; Tournai|Wallonie',
  PT: 'Lisboa|Lisboa; Porto|Porto; Braga|Braga; Coimbra|Coimbra; Aveiro|Aveiro; Faro|Faro; Setúbal|Setúbal; Évora|Évora; Viseu|Viseu; Leiria|Leiria; Guimarães|Braga; Funchal|Madeira; Ponta Delgada|Açores; Viana do Castelo|Viana do Castelo; Santarém|Santarém; Beja|Beja; Vila Real|Vila Real; Bragança|Bragança; Sintra|Lisboa; Cascais|Lisboa; Figueira da Foz|Coimbra',
  BR: 'São Paulo|São Paulo; Rio de Janeiro|Rio de Janeiro; Belo Horizonte|Minas Gerais; Salvador|Bahia; Brasília|Distrito Federal; Fortaleza|Ceará; Curitiba|Paraná; Recife|Pernambuco; Porto Alegre|Rio Grande do Sul; Manaus|Amazonas; Belém|Pará; Goiânia|Goiás; Florianópolis|Santa Catarina; Campinas|São Paulo; !Santos|São Paulo; Vitória|Espírito Santo; !Natal|Rio Grande do Norte; João Pessoa|Paraíba; Maceió|Alagoas; Joinville|Santa Catarina; Londrina|Paraná; Uberlândia|Minas Gerais; Niterói|Rio de Janeiro; Ouro Preto|Minas Gerais',
};

export interface City {
  name: string;
  state: string;
  country: CountryCode;
  /** Whether the name is an everyday word, too. */
  everyday: boolean;
}

export const CITIES: readonly City[] = Object.entries(TOWNS).flatMap(([country, list]) =>
  list.split('; ').map((entry): City => {
    const [name = '', state = ''] = entry.replace('!', '').split('|');
    return { name, state, country: country as CountryCode, everyday: entry.startsWith('!') };
  }),
);

/** What other languages call a town or a state: in the order English, German, Spanish, French, Portuguese. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  London: 'London|London|Londres|Londres|Londres',
  Edinburgh: 'Edinburgh|Edinburgh|Edimburgo|Édimbourg|Edimburgo',
  'New York': 'New York|New York|Nueva York|New York|Nova Iorque',
  Montreal: 'Montreal|Montreal|Montreal|Montréal|Montreal',
  Dublin: 'Dublin|Dublin|Dublín|Dublin|Dublin',
  München: 'Munich|München|Múnich|Munich|Munique',
  Köln: 'Cologne|Köln|Colonia|Cologne|Colónia',
  Berlin: 'Berlin|Berlin|Berlín|Berlin|Berlim',
  Hamburg: 'Hamburg|Hamburg|Hamburgo|Hambourg|Hamburgo',
  Frankfurt: 'Frankfurt|Frankfurt|Fráncfort|Francfort|Frankfurt',
  Hannover: 'Hanover|Hannover|Hannover|Hanovre|Hanôver',
  Nürnberg: 'Nuremberg|Nürnberg|Núremberg|Nuremberg|Nuremberga',
  Bayern: 'Bavaria|Bayern|Baviera|Bavière|Baviera',
  Sachsen: 'Saxony|Sachsen|Sajonia|Saxe|Saxónia',
  Wien: 'Vienna|Wien|Viena|Vienne|Viena',
  Zürich: 'Zurich|Zürich|Zúrich|Zurich|Zurique',
  Basel: 'Basel|Basel|Basilea|Bâle|Basileia',
  Luzern: 'Lucerne|Luzern|Lucerna|Lucerne|Lucerna',
  Barcelona: 'Barcelona|Barcelona|Barcelona|Barcelone|Barcelona',
  Sevilla: 'Seville|Sevilla|Sevilla|Séville|Sevilha',
  Valencia: 'Valencia|Valencia|Valencia|Valence|Valência',
  Zaragoza: 'Zaragoza|Saragossa|Zaragoza|Saragosse|Saragoça',
  Andalucía: 'Andalusia|Andalusien|Andalucía|Andalousie|Andaluzia',
  Cataluña: 'Catalonia|Katalonien|Cataluña|Catalogne|Catalunha',
  'Ciudad de México': 'Mexico City|Mexiko-Stadt|Ciudad de México|Mexico|Cidade do México',
  Paris: 'Paris|Paris|París|Paris|Paris',
  Marseille: 'Marseille|Marseille|Marsella|Marseille|Marselha',
  Lyon: 'Lyon|Lyon|Lyon|Lyon|Lyon',
  Strasbourg: 'Strasbourg|Straßburg|Estrasburgo|Strasbourg|Estrasburgo',
  Bordeaux: 'Bordeaux|Bordeaux|Burdeos|Bordeaux|Bordéus',
  Bretagne: 'Brittany|Bretagne|Bretaña|Bretagne|Bretanha',
  Normandie: 'Normandy|Normandie|Normandía|Normandie|Normandia',
  Bruxelles: 'Brussels|Brüssel|Bruselas|Bruxelles|Bruxelas',
  Lisboa: 'Lisbon|Lissabon|Lisboa|Lisbonne|Lisboa',
  Porto: 'Porto|Porto|Oporto|Porto|Porto',
  Açores: 'Azores|Azoren|Azores|Açores|Açores',
};

const ORDER = ['en', 'de', 'es', 'fr', 'pt'] as const;

/** A town or a state as one says it in this language. */
export function placeIn(name: string, language: (typeof ORDER)[number]): string {
  return OTHER_NAMES[name]?.split('|')[ORDER.indexOf(language)] ?? name;
}

/** Every name that a town or a state goes by, its own first. */
export function namesOf(name: string): readonly string[] {
  return [...new Set([name, ...(OTHER_NAMES[name]?.split('|') ?? [])])];
}
