/**
 * Holds: money that is frozen while something is unclear, a dispute for instance. A hold ends once,
 * by release to whom it belongs or by an award to others; what an award leaves goes back.
 */
package io.tandem.rebate.hold;
