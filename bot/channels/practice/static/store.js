// Where messages wait that are not sent yet: IndexedDB, which also keeps pictures over a reload.

const NAME = "tinap-practice";
const STORE = "outbox";

let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function run(mode, work) {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined; // no storage in this browser: messages wait in memory only
  }
}

export const put = (entry) => run("readwrite", (store) => store.put(entry));
export const remove = (key) => run("readwrite", (store) => store.delete(key));
export const all = async () => (await run("readonly", (store) => store.getAll())) ?? [];
