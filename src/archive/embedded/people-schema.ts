/** By these the few versions that name somebody are found without reading past the texts. */
export const peopleSchema = `
  CREATE INDEX versions_given ON versions (provenance) WHERE instr(provenance, '"by":{') > 0;
  CREATE INDEX versions_with_typed_outlet ON versions (outlet_by) WHERE outlet_by IS NOT NULL;
  CREATE INDEX versions_corrected ON versions (edited_by) WHERE edited_by IS NOT NULL;
  CREATE INDEX articles_given ON articles (added_by) WHERE added_by IS NOT NULL;
  `;
