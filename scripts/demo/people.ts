/** Made-up customers: name and the domain of their address. */
export const PEOPLE: readonly (readonly [name: string, domain: string])[] = [
  ["Amara Okonkwo", "brightfield.example"],
  ["Bence Tóth", "kertesz.example"],
  ["Camille Laurent", "atelier-nord.example"],
  ["Daniel Cho", "harborlight.example"],
  ["Elif Yılmaz", "mavi.example"],
  ["Farid Haddad", "cedar.example"],
  ["Greta Lindqvist", "fjallstad.example"],
  ["Hiroshi Tanaka", "sakura-print.example"],
  ["Inés Herrera", "olivar.example"],
  ["Jonas Weber", "weber-bau.example"],
  ["Kavya Raman", "lotuslabs.example"],
  ["Liam O’Sullivan", "greenharp.example"],
  ["Mariana Costa", "porto-cafe.example"],
  ["Nikolai Petrov", "severstal-tools.example"],
  ["Olga Marchenko", "stepfield.example"],
  ["Peter van Dijk", "vandijk.example"],
  ["Qiu Meilin", "redlantern.example"],
  ["Rosa Bianchi", "bianchi-moda.example"],
  ["Samuel Adeyemi", "lagos-grid.example"],
  ["Tereza Nováková", "praha-books.example"],
  ["Ulrik Hansen", "nordhavn.example"],
  ["Valentina Rojas", "andina.example"],
  ["William Carter", "carterandsons.example"],
  ["Xavier Dubois", "duboisfreres.example"],
  ["Yara Mansour", "nilecraft.example"],
  ["Zoë Papadaki", "aegean.example"],
  ["دانا الخطيب", "souq.example"],
  ["Łukasz Zieliński", "wisla.example"],
  ["Aoife Byrne", "byrnebakes.example"],
  ["Bruno Almeida", "almeida.example"],
  ["Chloe Nguyen", "pixelpine.example"],
  ["Dmitri Volkov", "volkov.example"],
  ["Eleanor Whitcombe-Featherstonehaugh", "heritage-estates.example"],
  ["Finn Larsen", "larsen.example"],
  ["Grace Kim", "hanok.example"],
  ["Hugo Martin", "lumiere.example"],
];

/** An address made of a name's letters, such as camille.laurent@atelier-nord.example. */
export function addressOf(name: string, domain: string): string {
  const words = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .match(/[a-z]+/g);
  return `${words?.join(".") ?? "hello"}@${domain}`;
}
