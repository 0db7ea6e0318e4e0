/** A user of the platform's public interface: what the demo, the journey and the tests do, they do as one of these. */
package org.muster.station.client;
