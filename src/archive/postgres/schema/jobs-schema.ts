/** In which pg-boss keeps its queues. The role that everything else runs as sees nothing of it. */
export const jobsSchema = 'dateline_jobs';

/** Which process is at a job that was taken; pg-boss makes the rest. */
export const takenJobsSchema = `
  CREATE SCHEMA IF NOT EXISTS ${jobsSchema};
  CREATE TABLE ${jobsSchema}.taken (
    job uuid PRIMARY KEY,
    taken_by integer NOT NULL -- see presence
  );
`;
