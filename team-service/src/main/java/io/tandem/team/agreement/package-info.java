/**
 * What the members of a team have signed: terms as data, written in one canonical way (RFC 8785),
 * hashed, and signed by every member with a key of its own. Nobody, the operator included, can
 * change a share in them; a change is another version that all sign again.
 */
package io.tandem.team.agreement;
