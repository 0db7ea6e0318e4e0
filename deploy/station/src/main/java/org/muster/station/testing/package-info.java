/** Gives every module's tests the real backing: having this module on the test class path is enough. */
package org.muster.station.testing;
