/** The one origin that browsers, phones and API consumers meet: it knows who calls and which service answers. */
package org.muster.gateway;
