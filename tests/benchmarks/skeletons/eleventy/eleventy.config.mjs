const grouped = (collections, keys) => {
  const groups = new Map();
  for (const post of collections.getFilteredByTag("post"))
    for (const key of keys(post)) groups.has(key) ? groups.get(key).push(post) : groups.set(key, [post]);
  return [...groups].map(([name, posts]) => ({ name: String(name), posts: posts.reverse() }));
};

export default function (eleventy) {
  eleventy.addPassthroughCopy("style.css");
  eleventy.addCollection("byTag", (all) => grouped(all, (post) => post.data.labels));
  eleventy.addCollection("byEntity", (all) => grouped(all, (post) => post.data.entities));
  eleventy.addCollection("byYear", (all) => grouped(all, (post) => [post.date.getUTCFullYear()]));
  eleventy.addFilter("day", (date) => date.toISOString().slice(0, 10));
  eleventy.addFilter("latest", (posts) => posts.slice(-50).reverse());
  eleventy.addFilter("index", (posts) =>
    JSON.stringify(posts.map(({ url, data, rawInput }) => ({ location: url, title: data.title, text: rawInput, tags: data.labels }))),
  );
  eleventy.setServerOptions({ domDiff: false });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
