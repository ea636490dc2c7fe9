#!/usr/bin/env node
require('../dist/nltool.cjs');
