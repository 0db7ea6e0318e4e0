/** Keeps the processes of a station alive, and keeps a record of how they fare that others can read. */
package org.muster.station.supervision;
