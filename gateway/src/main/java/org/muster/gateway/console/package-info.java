/** Gives browsers the web console: its page at every address below /app, its scripts and styles compressed and for good. */
package org.muster.gateway.console;
