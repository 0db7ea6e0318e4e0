/** What people do in the web console, in a real browser with a real login, on a phone and at a desk. */
package org.muster.journeys.console;
