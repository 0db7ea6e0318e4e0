/** One description of the whole platform's interface, put together from what the services say about themselves. */
package org.muster.gateway.openapi;
