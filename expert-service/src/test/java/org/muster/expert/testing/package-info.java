/** Who calls, and what a pool of experts looks like, for the tests of this service. */
package org.muster.expert.testing;
