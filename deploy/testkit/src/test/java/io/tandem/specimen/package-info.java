/** The smallest service that stands on the chassis: the chassis is tested through it. */
package io.tandem.specimen;
