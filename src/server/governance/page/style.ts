/** The look of the house for a page that stands alone: warm paper by day, green-black by night, fjord green. */
export const style = `
:root{color-scheme:light dark;--paper:#faf8f4;--card:#fffefb;--ink:#1e2b2f;--quiet:#55636a;--line:#e4dfd5;--accent:#0d5e5b;--soft:#d7e8e4;--look:#a34812;--legal:#8c1d40;--good:#2f6b3a}
@media (prefers-color-scheme:dark){:root{--paper:#131b1d;--card:#1a2427;--ink:#ece7dc;--quiet:#a3b0b0;--line:#2c393c;--accent:#7cc7bb;--soft:#1f3a3a;--look:#e5935c;--legal:#f08fae;--good:#8cc79a}}
*{box-sizing:border-box}
html{scroll-padding-top:16px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 "Atkinson Hyperlegible Next Variable","Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{display:flex;justify-content:space-between;align-items:baseline;gap:24px;padding-top:24px}
.brand{font-weight:700;color:var(--accent);font-size:19px}
h1{font-size:34px;line-height:1.15;margin:36px 0 16px;font-weight:650;letter-spacing:-.01em;max-width:26ch}
h2{font-size:23px;line-height:1.25;margin:56px 0 12px;font-weight:650}
h3{font-size:17px;margin:24px 0 4px;font-weight:650}
p{margin:0 0 12px;max-width:68ch}
ul,ol{margin:0 0 12px;padding-left:22px;max-width:66ch}
.lead{font-size:20px;line-height:1.5;max-width:62ch}
.quiet{color:var(--quiet);font-size:15px}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
.verdict{border-left:6px solid var(--good);background:var(--card);padding:10px 16px;border-radius:0 10px 10px 0;max-width:none}
.verdict.bad{border-color:var(--look)}
.verdict a{color:inherit;text-decoration:none;font-weight:600}
.verdict a:hover{text-decoration:underline}
nav ul{list-style:none;padding:0;margin:24px 0 0;max-width:none;columns:3;column-gap:32px}
nav li{padding:3px 0;break-inside:avoid}
.wide{overflow-x:auto;margin:12px 0 20px}
table{border-collapse:collapse;width:100%}
th,td{padding:9px 16px 9px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline;font-weight:400}
th{color:var(--quiet);font-size:15px}
td:first-child{font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
td.legal{color:var(--legal);font-weight:600}
td.look{color:var(--look)}
.scale{margin:20px 0 8px;display:grid;gap:10px}
.scale>div{display:grid;grid-template-columns:128px minmax(0,1fr);gap:16px;align-items:start}
.scale span{font-size:15px;line-height:26px}
.bar{display:flex}
.bar i{display:block;font-style:normal;min-width:0}
.bar b{display:block;height:26px;line-height:26px;padding:0 8px;font-size:14px;font-weight:600;border-left:2px solid var(--paper);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;background:var(--soft);color:var(--accent)}
.bar i:first-child b{border-radius:6px 0 0 6px;border-left:0}
.bar .band:last-child b{border-radius:0 6px 6px 0}
.bar .open b{background:linear-gradient(90deg,var(--soft) 55%,transparent)}
.bar small{font-size:13px;color:var(--quiet);display:block;line-height:1.4}
.origins{border-left:3px solid var(--line);padding:2px 0 2px 18px;margin:20px 0 0;font-size:15px}
.origins h3{margin:0 0 4px;font-size:15px;color:var(--quiet);font-weight:600}
.origins ul{list-style:none;padding:0;margin:0;max-width:74ch}
.origins li{padding:3px 0}
.origins .assumed b,.origins .unverified b{color:var(--look)}
.origins .stated b{color:var(--accent)}
details{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:8px 0}
summary{cursor:pointer;padding:12px 18px;display:flex;justify-content:space-between;align-items:baseline;gap:20px;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"▸";color:var(--accent);flex:none}
details[open]>summary::before{content:"▾"}
summary .t{flex:1}
summary .m{flex:none;font-size:14px;color:var(--good)}
.bad summary .m{color:var(--look);font-weight:650}
details[open]>summary{border-bottom:1px solid var(--line)}
summary:not(:has(.t)){justify-content:flex-start;gap:12px}
.in{padding:12px 18px 8px 46px}
dl{display:grid;grid-template-columns:120px minmax(0,1fr);gap:4px 16px;margin:0 0 8px}
dt{color:var(--quiet);font-size:15px}
dd{margin:0}
dd p{margin:0 0 4px;max-width:72ch}
.example td:first-child{font-weight:400;color:var(--quiet);width:44%}
footer{padding-top:56px;padding-bottom:40px;color:var(--quiet);font-size:15px}
@media (max-width:760px){body{font-size:16px}header,main,footer{padding-left:16px;padding-right:16px}h1{font-size:28px;margin-top:24px}.lead{font-size:18px}h2{margin-top:40px}nav ul{columns:1}nav li{padding:6px 0}
table,thead,tbody,tr,td{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}tr{padding:10px 0;border-bottom:1px solid var(--line)}td{border:0;padding:1px 0}td:empty{display:none}td::before{content:attr(data-label) ": ";color:var(--quiet);font-weight:400;font-size:15px}td:first-child::before{content:none}.n{text-align:left}.example td:first-child{width:auto}.example td:first-child+td::before{content:none}
.in{padding:8px 16px}summary{flex-wrap:wrap;padding:12px 16px;gap:4px 10px}summary .m{width:100%;padding-left:22px}dl{display:block}.scale>div{grid-template-columns:1fr;gap:2px}dt{margin-top:8px}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--quiet:#444;--line:#bbb;--accent:#0d5e5b;--look:#8a3a0c;--legal:#8c1d40;--good:#2f6b3a}body{font-size:11pt}nav,summary::before{display:none}h2,h3{break-after:avoid}details,tr{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}.wide{overflow:visible}}
`
