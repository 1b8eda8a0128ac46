/** What is kept of a click: who came, as far as it may be known. */
package io.tandem.referral.click.model;
