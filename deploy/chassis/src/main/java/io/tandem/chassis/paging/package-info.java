/** Lists by keyset: a page knows where it ended, and the next starts right there. */
package io.tandem.chassis.paging;
