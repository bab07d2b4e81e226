import dns from 'node:dns';

// Preloaded into a process, so that it runs as on a machine without network, whatever machine it is.
dns.lookup = (host, options, callback) => {
  const done = typeof options === 'function' ? options : callback;
  process.nextTick(done, Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
};
