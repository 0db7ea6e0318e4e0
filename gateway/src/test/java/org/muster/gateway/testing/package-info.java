/** What surrounds the gateway in its tests: services that obey or misbehave, a browser, raw bytes, a wire to cut. */
package org.muster.gateway.testing;
