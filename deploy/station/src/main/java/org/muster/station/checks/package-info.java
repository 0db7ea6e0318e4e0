/** Finds out before the start what would make it fail, and says in a sentence what to do about it. */
package org.muster.station.checks;
