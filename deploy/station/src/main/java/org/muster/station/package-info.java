/** The station: the whole platform on one machine, and the commands that start, stop and describe it. */
package org.muster.station;
