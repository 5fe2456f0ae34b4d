import { mono, sans, serif, sizes, tokens, widths } from '../charts/theme.ts';

const rem = (pixels: number): string => `${pixels / 16}rem`;
const values = (scheme: 'light' | 'dark'): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value[scheme]}`)
    .join(';');

const scale = `--s0:${rem(sizes.label)};--s1:${rem(sizes.body)};--s2:${rem(sizes.lead)};--s3:${rem(sizes.figure)};--s4:${rem(sizes.title)};--sans:${sans};--serif:${serif};--mono:${mono}`;

const ground = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:var(--s1)/1.75 var(--sans);font-variant-numeric:tabular-nums;font-feature-settings:"tnum"}
main,.top,.notice,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
a{color:inherit;text-decoration-color:var(--plan);text-decoration-thickness:1px;text-underline-offset:.22em}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem}
[lang=en]{font-family:system-ui,var(--sans)}.en{display:block;color:var(--soft);font-size:var(--s0);line-height:1.5;font-weight:400;letter-spacing:0}
.inline .en,.en.inline{display:inline;margin-left:.45em}.soft{color:var(--soft)}.small{font-size:var(--s0)}.nw{white-space:nowrap}
code{font-family:var(--mono);font-size:.92em;overflow-wrap:anywhere}`;

const frame = `.top{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;align-items:baseline;border-bottom:2px solid var(--ink);padding-top:1rem;padding-bottom:.5rem;font-size:var(--s0)}
.top b{font-size:var(--s1);letter-spacing:.08em}.top nav{display:flex;flex-wrap:wrap;gap:.2rem 1.15rem;margin-left:auto}
.top nav a{text-decoration:none;line-height:1.4;padding:.15rem 0;border-bottom:2px solid transparent}.top nav a[aria-current]{border-bottom-color:var(--accent)}.top nav a:hover{border-bottom-color:var(--plan)}
.notice{font-size:var(--s0);color:var(--accent)}.notice p{max-width:none;margin:0;padding:.3rem 0}.notice{border-bottom:0}.notice p:last-child{border-bottom:1px dashed var(--accent);padding-bottom:.45rem}
footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:3rem;margin-top:3rem;font-size:var(--s0);color:var(--soft)}footer dl{display:flex;flex-wrap:wrap;gap:.1rem 1.6rem;margin:0}footer dl div{display:flex;gap:.5em;min-width:0}footer dd{margin:0;min-width:0;overflow-wrap:anywhere}footer dt{white-space:nowrap}footer p{margin:.5rem 0 0}`;

const reading = `.kick{color:var(--accent);font-size:var(--s0);letter-spacing:.08em;margin:2.2rem 0 .3rem}.kick .en{display:inline;margin-left:.6em;color:inherit}
h1{font:700 var(--s4)/1.32 var(--serif);margin:0 0 .7rem;max-width:24em;text-wrap:balance;word-break:keep-all;overflow-wrap:anywhere}h1 .en{font-size:var(--s1);line-height:1.5;margin-top:.35rem;text-wrap:wrap}
.lead{text-wrap:pretty;font-size:var(--s2);line-height:1.75;max-width:40em;margin:0 0 1.6rem}.lead .en{font-size:var(--s1);margin-top:.25rem}
h2{font:700 var(--s2)/1.45 var(--serif);margin:0 0 .15rem;text-wrap:balance;word-break:keep-all;overflow-wrap:anywhere}h3{font:600 var(--s1)/1.6 var(--sans);margin:1.6rem 0 .2rem}h2 .en,h3 .en{margin-top:.05rem}
.unit{font-size:var(--s0);color:var(--soft);margin:.1rem 0 .9rem;max-width:none}.unit .en{display:inline;margin-left:.6em}section{margin:0 0 3rem;min-width:0}p{max-width:42em}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.6rem,1fr));border-top:1px solid var(--line);border-bottom:1px solid var(--line);margin:0 0 2.4rem}.facts div{padding:.8rem 1rem .7rem 0}.facts dt{font-size:var(--s0);color:var(--soft);line-height:1.4}.facts dt .en{display:inline;margin-left:.4em}.facts dd{margin:0;font:600 var(--s3)/1.35 var(--sans)}.facts small{display:block;font:400 var(--s0)/1.5 var(--sans);color:var(--soft)}
.two,.even{display:grid;grid-template-columns:minmax(0,1.45fr) minmax(0,1fr);gap:0 3rem;align-items:start}.even{grid-template-columns:repeat(2,minmax(0,1fr))}
.warns p{border-left:3px solid var(--warn);padding:0 0 0 .8rem;margin:0 0 .5rem;max-width:none;font-size:.95rem}.warns{margin:-.8rem 0 2.4rem}
ul.plain{list-style:none;margin:0;padding:0}ul.chg{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.6rem 2rem}ul.chg>li{display:grid;grid-template-columns:4.2rem 1fr;align-items:baseline}ul.chg b{font-size:var(--s2);white-space:nowrap}
.key{font-size:var(--s0);color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:.6rem 0 0;padding:0;list-style:none}
.empty{border-left:3px solid var(--plan);padding:.2rem 0 .2rem 1rem;margin:0 0 2rem}
.months{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;margin:0;list-style:none}`;

const marks = `.m{font-style:normal;font-size:.82em;line-height:1}.m.good{color:var(--good)}.m.warn{color:var(--warn-ink)}.m.bad{color:var(--bad)}.m.low{color:var(--low)}.m.plan{color:var(--soft)}
.state{white-space:nowrap}.state .m{margin-right:.35em}
figure{margin:0}svg.chart{display:block;max-width:100%;height:auto;overflow:visible}svg.chart text{font-family:var(--sans)}.phone{display:none}
.sms{display:grid;grid-template-columns:repeat(auto-fill,minmax(${rem(widths.small)},1fr));gap:1.2rem 1.4rem}.sms figcaption{font-size:var(--s0);font-weight:600;line-height:1.4}`;

const tables = `.tw{overflow-x:auto;position:relative}table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.5}caption{text-align:left;font-size:var(--s0);color:var(--soft);padding-bottom:.3rem}
th{font-weight:600;text-align:left;color:var(--soft);font-size:var(--s0);border-bottom:1px solid var(--ink);padding:.35rem .9rem .35rem 0;vertical-align:bottom;line-height:1.35;white-space:nowrap}
tbody th{color:var(--ink);font-weight:400;font-size:inherit;border-bottom:1px solid var(--line);vertical-align:top;white-space:normal;min-width:9rem;padding:.45rem .9rem .45rem 0;line-height:1.5}
td{border-bottom:1px solid var(--line);padding:.45rem .9rem .45rem 0;vertical-align:top;min-width:0}.n{text-align:right}th.n{text-align:right}.w{min-width:8.5rem}.long{min-width:16rem;max-width:26rem}.story{min-width:24rem}th .en::first-letter{text-transform:uppercase}
tfoot td,tfoot th{vertical-align:top;padding-top:.45rem;border-bottom:0;border-top:1px solid var(--ink);font-weight:600;color:var(--ink);font-size:inherit}
td .en,tbody th .en{line-height:1.4}details{margin:.8rem 0 0}summary{font-size:var(--s0);color:var(--soft);cursor:pointer;width:fit-content}summary:hover{color:var(--ink)}summary .en{display:inline;margin-left:.4em}details>.tw{margin-top:.5rem}
details.group{margin:0;border-bottom:1px solid var(--line)}details.group>summary{width:auto;font-size:var(--s1);color:var(--ink);padding:.5rem 0}details.group>.tw{margin:0 0 1.2rem}`;

const screens = `@media screen and (min-width:52.01rem){.wordy thead th{white-space:normal;word-break:keep-all}.wordy td.w,.wordy td.long,.wordy tbody th{overflow-wrap:anywhere}.wordy td,.wordy th{padding-right:.7rem}.wordy .w{min-width:7rem}.wordy .long{min-width:9rem}.wordy tbody th{min-width:7.5rem}}
@media screen and (max-width:52rem){.two,.even{grid-template-columns:minmax(0,1fr)}h1{font-size:1.7rem}.lead{font-size:1.06rem}.top nav{margin-left:0;gap:.2rem .95rem}.wide{display:none}.phone{display:block}main,.top,.notice,footer{padding-left:1.1rem;padding-right:1.1rem}
tbody th:first-child{position:sticky;left:0;background:var(--paper);max-width:9.5rem;min-width:7rem;z-index:1;padding-right:.7rem}.facts{grid-template-columns:repeat(2,minmax(0,1fr))}
.wordy table,.wordy tbody,.wordy tfoot,.wordy tr,.wordy th,.wordy td{display:block}.wordy thead{position:absolute;left:-99rem}.wordy tr{border-bottom:1px solid var(--line);padding:.6rem 0}.wordy tbody th:first-child{position:static;max-width:none;border:0;padding:0 0 .25rem;font-weight:600}.wordy td,.wordy tfoot td{display:grid;grid-template-columns:7.5rem minmax(0,1fr);border:0;padding:.1rem 0;text-align:left;min-width:0;max-width:none}.wordy td>*{grid-column:2}.wordy td::before{content:attr(data-head);color:var(--soft);font-size:var(--s0);font-weight:400;grid-column:1}.wordy td[data-empty]{display:none}
.sms{grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}}
@media print{@page{size:A4;margin:16mm 14mm}body{font-size:10pt}.top nav,.skip{display:none}main,.top,.notice,footer{max-width:none;padding-left:0;padding-right:0}figure,tr,.facts,li{break-inside:avoid}h2,h3,.unit{break-after:avoid;break-inside:avoid}.facts{grid-template-columns:repeat(auto-fit,minmax(6.2rem,1fr))}svg.chart{max-height:235mm;width:auto}h1{font-size:1.6rem}.lead{font-size:1.05rem}.two,.even{display:block}.tw{overflow:visible}table{font-size:8.5pt}td,th{padding-right:.5rem}.long,.story{min-width:0}.w{min-width:5.6rem}tbody th{min-width:5.6rem}tfoot{display:table-row-group}.wordy table{font-size:7.5pt}.wordy .small,.wordy .en{font-size:1em}.wordy tbody [lang=en]{display:none}.wordy .story [lang=en]{display:block}th{white-space:normal}details:not([open])>summary{display:none}a{text-decoration:none}section{margin-bottom:1.6rem}}`;

/** The one stylesheet of a site: tokens first, then everything in terms of them. Paper is always light. */
export const stylesheet = (): string =>
  [
    `:root{color-scheme:light dark;${values('light')};${scale}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${values('dark')}}}`,
    ground,
    frame,
    reading,
    marks,
    tables,
    screens,
    '',
  ].join('\n');
