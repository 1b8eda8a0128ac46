/**
 * The links by which partners bring users. A link keeps its code, programme and owner for ever; all
 * else is in its versions, of which none ever changes: a user stays bound under the terms that were
 * in force when it signed up.
 */
package io.tandem.referral.link;
