/**
 * The referral programmes of an exchange: one installation serves several, and every link and
 * binding belongs to one. A programme says where its links may lead and how long a user must be
 * idle before another partner may recall it.
 */
package io.tandem.referral.programme;
