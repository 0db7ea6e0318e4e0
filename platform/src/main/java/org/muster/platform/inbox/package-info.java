/** Remembers which events were handled, so that a second delivery changes nothing. */
package org.muster.platform.inbox;
