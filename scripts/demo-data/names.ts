/** Made-up names of companies and people. Any likeness is chance. */
import { oneOf, type Random } from './chance.ts';

const stems = [
  'Aalscholver', 'Akkerwinde', 'Ankerpunt', 'Berkenrode', 'Blauwvoet', 'Boterbloem', 'Dageraad', 'Domzicht', 'Driesprong', 'Duizendblad',
  'Eemland', 'Elzenhof', 'Fluitenkruid', 'Grebbelinie', 'Grutto', 'Haverkamp', 'Heidebrand', 'Hoefijzer', 'IJsvogel', 'Kastanjelaan',
  'Kierkegat', 'Klaverblad', 'Korenmolen', 'Kromme Rijn', 'Kwartslag', 'Lepelaar', 'Lichtboei', 'Lindeboom', 'Maanvis', 'Meander',
  'Merelhof', 'Noorderlicht', 'Oosterwold', 'Paardenbloem', 'Pijlstaart', 'Polderwind', 'Reigersnest', 'Rozenkwarts', 'Schoutenhuis', 'Sluiswachter',
  'Spoorslag', 'Sterappel', 'Tegenwind', 'Torenvalk', 'Uiverstein', 'Veldkers', 'Vechtstroom', 'Vuursteen', 'Waterwolf', 'Wilgenroos',
  'Wulp', 'Zandhoek', 'Zeearend', 'Zilverreiger', 'Zonnedauw', 'Zwaluwstaart',
] as const;

/** What the companies of a sector do, as it stands in their name. */
const trades: Record<string, readonly string[]> = {
  'life-sciences-health': ['Diagnostiek', 'Biotech', 'Medical', 'Zorgtechniek', 'Lab', 'Therapeutics', 'Orthopedie'],
  'high-tech': ['Fotonica', 'Sensoren', 'Precisie', 'Robotica', 'Optics', 'Mechatronica', 'Chipdesign', 'Instrumenten'],
  'energy-transition': ['Energie', 'Warmtepompen', 'Batterijen', 'Solar', 'Laadtechniek', 'Waterstof'],
  'sustainable-building': ['Bouwsystemen', 'Circulair', 'Houtbouw', 'Gevels', 'Isolatie', 'Architecten'],
  'digital-games-media': ['Software', 'Games', 'Data', 'Interactive', 'Studio', 'Apps', 'AI', 'Media', 'Cloud'],
  'agri-food': ['Zaden', 'Zuivel', 'Kaas', 'Kassenbouw', 'Bloembollen', 'Foods', 'Chocolade'],
  'water-environment': ['Watertechniek', 'Pompen', 'Zuivering', 'Filters', 'Bodem'],
  'mobility-maritime': ['Fietsen', 'Scheepsbouw', 'Mobility', 'Jachten', 'Tractie'],
  'logistics-wholesale': ['Handel', 'Logistiek', 'Import', 'Groothandel', 'Expeditie', 'Trading'],
  education: ['Onderwijs', 'Training', 'Taleninstituut', 'Leermiddelen', 'Academie'],
  'culture-tourism': ['Reizen', 'Events', 'Design', 'Tentoonstellingen', 'Keramiek'],
  other: ['Advies', 'Partners', 'Verpakkingen', 'Textiel', 'Kunststoffen', 'Meubelen'],
};

const surnames = [
  'Aksoy', 'Achterberg', 'Bakker', 'van den Berg', 'El Bouazzati', 'Boersma', 'Bos', 'de Bruin', 'Chen', 'Dekker', 'van Dijk', 'Dijkstra', 'Doornbos', 'van Doorn',
  'van Eck', 'Feenstra', 'Fernandes', 'de Graaf', 'de Groot', 'Haddad', 'van der Heijden', 'Hendriks', 'Hoekstra', 'Idrissi', 'Jansen', 'Janssens', 'de Jong', 'Kaya',
  'Kok', 'Koster', 'Kowalska', 'Kuipers', 'van Leeuwen', 'Li', 'van Loon', 'Maas', 'Martens', 'Meijer', 'van der Meulen', 'Mulder', 'Nguyen', 'Okafor', 'Oosterhuis',
  'Peeters', 'Pinas', 'Postma', 'Prins', 'Ramdin', 'van Rijn', 'Rossi', 'Sahin', 'Schouten', 'Sharma', 'Smit', 'Soekhoe', 'van Straten', 'Timmermans', 'Veenstra',
  'Verhoeven', 'Vermeulen', 'Visser', 'van Vliet', 'de Vries', 'Wagenaar', 'Wang', 'Willems', 'de Wit', 'Wójcik', 'Yıldız', 'Zhang', 'Zijlstra',
] as const;

const firstNames = [
  'Aaltje', 'Adil', 'Anouk', 'Arjen', 'Ayşe', 'Bart', 'Bilal', 'Bram', 'Carla', 'Charlotte', 'Daan', 'Derya', 'Dewi', 'Eline', 'Emre', 'Esther', 'Fatima', 'Femke', 'Floor',
  'Geert', 'Hanneke', 'Hans', 'Ilse', 'Imane', 'Ingrid', 'Ivo', 'Jasper', 'Jelle', 'Joost', 'Joyce', 'Kees', 'Kim', 'Koen', 'Lars', 'Lieke', 'Linh', 'Lotte', 'Maarten',
  'Marieke', 'Mehmet', 'Mei', 'Merel', 'Mirjam', 'Mohamed', 'Naomi', 'Nina', 'Olga', 'Olivier', 'Paul', 'Petra', 'Priya', 'Rachid', 'Ravi', 'Renske', 'Roos', 'Ruben',
  'Samira', 'Sander', 'Sanne', 'Sjoerd', 'Sofie', 'Stijn', 'Tamar', 'Thijs', 'Tijn', 'Ulrike', 'Vincent', 'Wei', 'Willemijn', 'Wouter', 'Xander', 'Yara', 'Yusuf', 'Zoë',
] as const;

/** Upper case where a surname stands without a first name: 'Van den Berg'. */
const atStart = (surname: string) => surname.charAt(0).toUpperCase() + surname.slice(1);

/** A name for a company of this sector that none has yet; `taken` learns it. */
export function inventCompanyName(random: Random, { sector, kind, taken }: { sector: string; kind: 'startup' | 'sme'; taken: Set<string> }): string {
  for (;;) {
    const trade = oneOf(random, trades[sector] ?? trades.other!);
    const owner = kind === 'sme' && random() < 0.45 ? atStart(oneOf(random, surnames)) : oneOf(random, stems);
    const name = `${owner} ${trade}${random() < (kind === 'sme' ? 0.6 : 0.2) ? ' B.V.' : ''}`;
    // Two companies that differ in their legal form alone look like a mistake.
    const key = name.replace(' B.V.', '');
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** Lower-case letters, digits and dots only, as in an address. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/ı/g, 'i').replace(/[^A-Za-z0-9 ]/g, '').toLowerCase().trim().replace(/ +/g, '.');
}

/** Different people of one company, with addresses under .example, which reaches nobody. */
export function inventPeople(random: Random, { count, companyName }: { count: number; companyName: string }): { name: string; email: string }[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${oneOf(random, firstNames)} ${oneOf(random, surnames)}`);
  const domain = plain(companyName.replace(' B.V.', '')).replaceAll('.', '-');
  return [...names].map((name) => ({ name, email: `${plain(name)}@${domain}.example` }));
}
