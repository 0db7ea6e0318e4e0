/** HTTP habits that every endpoint shares: pages, versions, and requests that may be repeated. */
package org.muster.platform.web;
