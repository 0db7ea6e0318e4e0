/** What every request meets first: a well-formed address, a request id and security headers. */
package org.muster.gateway.edge;
