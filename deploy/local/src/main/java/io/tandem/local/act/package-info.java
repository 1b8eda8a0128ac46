/**
 * What people and systems do with the suite, as requests: the exchange opens a programme and
 * reports, partners form a team, sign and settle. The demo and the stories under test act by these.
 */
package io.tandem.local.act;
