/**
 * Adjustments: an operator's correction of what a partner has available, with a recorded reason,
 * against a programme's expense or suspense. It is undone by a reversing entry, once.
 */
package io.tandem.rebate.adjustment;
