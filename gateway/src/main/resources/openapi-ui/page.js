"use strict";

// Requests made from here carry the browser's session, and say that they come from this site.
window.SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#description",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  tagsSorter: "alpha",
  validatorUrl: null,
  requestInterceptor(request) {
    request.headers["X-Requested-With"] = "openapi-ui";
    return request;
  },
});
