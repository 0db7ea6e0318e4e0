/** One page for operators: how every service stands, gathered so that one that hangs is one line and not the page. */
package org.muster.gateway.operations;
