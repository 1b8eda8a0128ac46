/**
 * What the demo plays: who referred whom, and who traded what. The real market is read from public
 * files and says by which rules trades without an owner were given one and what fee they paid; the
 * simulated market is made from a fixed seed and says that it is simulated. Both are the same on
 * every run.
 */
package io.tandem.local.market;
