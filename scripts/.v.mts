import { loadCatalogue } from '/work/main/server/content/load.ts';
import { understand } from '/work/main/server/understanding/understand.ts';
const c = await loadCatalogue('/work/main');
for (const u of ['visum für die türkei','visum für indien','brauche ich ein visum für china','bin in berlin gemeldet','wie meld ich mich ausm register ab ich zieh nach dubai','ich wohne in der stadt und suche ein parkausweis']) { const r=understand(u,{language:'de'} as any,c); console.log(u,'|',r.trace.mentions.map(m=>m.id+'«'+m.phrase+'»').join(),'|',JSON.stringify(r.trace.candidates.slice(0,3))); }
