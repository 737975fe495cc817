export default { layout: "post.njk", tags: ["post"], permalink: ({ page }) => `/posts/${page.fileSlug}/index.html` };
