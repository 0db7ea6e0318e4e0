/** Sessions of browsers: who logs in gets an opaque cookie, the tokens stay here, sealed with that cookie's secret. */
package org.muster.gateway.session;
