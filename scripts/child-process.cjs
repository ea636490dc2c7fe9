// Stands for node:child_process inside commander, which loads it (4 ms) for a feature that nltool does not use.
module.exports = {
  spawn: (...words) => process.getBuiltinModule('node:child_process').spawn(...words),
};
