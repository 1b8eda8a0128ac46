/**
 * The suite on a real cluster: an overlay is applied, the demo played against it, each service
 * rolled and its pods killed under load, and the books counted afterwards.
 */
package io.tandem.k8s;
