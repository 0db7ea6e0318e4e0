/** Measures what the services do against a physical limit or a peer measured in the same run, and prints the ratios. */
package org.muster.bench;
