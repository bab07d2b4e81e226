/** Parameters that tell a publisher who shared a link; the page is the same without. */
const trackingParameter =
  /^(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|vero_id|oly_enc_id|oly_anon_id|s_cid|ns_.*|at_(?:medium|campaign|link.*|format|ptr.*|bbc.*)|cmpid|ito|smid|smtyp|sref|ocid|partner|ftag|taid|wt_mc|xtor|CMP|ref_src|ref_url|guccounter|guce_.*|_ga|_gl|spm|srnd|traffic_source)$/i;

/** The pairs "name=value" of a URL's query in their order, without those that only tell who shared it. */
export function tellingParameters(search: string): readonly string[] {
  const parameters = search.replace(/^\?/, '').split('&');
  return parameters.filter((pair) => pair !== '' && !trackingParameter.test(pair.split('=', 1)[0] ?? ''));
}
