/** Who is calling: bearer tokens and sessions are turned into a verified caller, as far as possible without asking anybody. */
package org.muster.gateway.identity;
